package hallpass.auth.ldap;

import hallpass.resource.service.SecretSettings;
import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says where the directory is, and how people and groups are found in it. Without an address there is no directory. */
@Dependent // the fields of a proxy would be empty
class LdapSettings {

    private static final String PREFIX = "hallpass.ldap.";

    /** Starts with {@code ldap://} or {@code ldaps://}; several, separated by blanks, are tried in turn. */
    @Inject
    @Setting(name = PREFIX + "url")
    Optional<String> url;

    @Inject
    @Setting(name = PREFIX + "start.tls", defaultValue = "false")
    boolean startTls;

    /** Certificates in PEM that the directory's certificate is checked with; without it, those that the JVM trusts. */
    @Inject
    @ConfigProperty(name = PREFIX + "trust.file")
    Optional<String> trustFile;

    @Inject
    @ConfigProperty(name = PREFIX + "bind.dn")
    Optional<String> bindDn;

    @Inject
    SecretSettings secrets;

    @Inject
    @Setting(name = PREFIX + "timeout", defaultValue = "PT3S")
    Duration timeout;

    @Inject
    @ConfigProperty(name = PREFIX + "user.base")
    Optional<String> userBase;

    /** {@code {0}} stands for the e-mail that was typed. */
    @Inject
    @ConfigProperty(name = PREFIX + "user.filter", defaultValue = "(&(objectClass=person)(mail={0}))")
    String userFilter;

    @Inject
    @ConfigProperty(name = PREFIX + "id.attribute", defaultValue = "entryUUID")
    String idAttribute;

    @Inject
    @ConfigProperty(name = PREFIX + "email.attribute", defaultValue = "mail")
    String emailAttribute;

    @Inject
    @ConfigProperty(name = PREFIX + "name.attribute", defaultValue = "cn")
    String nameAttribute;

    /** For directories in which a person's entry names its groups. */
    @Inject
    @ConfigProperty(name = PREFIX + "member.of.attribute", defaultValue = "memberOf")
    String memberOfAttribute;

    /** For directories in which groups name their members. */
    @Inject
    @ConfigProperty(name = PREFIX + "group.base")
    Optional<String> groupBase;

    /** {@code {0}} stands for the person's distinguished name. */
    @Inject
    @ConfigProperty(name = PREFIX + "group.filter", defaultValue = "(|(member={0})(uniqueMember={0}))")
    String groupFilter;

    /** For example {@code admin=cn=admins,ou=groups,dc=example,dc=org; teacher=…}. */
    @Inject
    @ConfigProperty(name = PREFIX + "roles")
    Optional<String> roles;

    Optional<String> bindPassword() {
        return secrets.find(PREFIX + "bind.password").map(SecretSettings.Found::text);
    }

    boolean isOn() {
        return url.isPresent();
    }
}
