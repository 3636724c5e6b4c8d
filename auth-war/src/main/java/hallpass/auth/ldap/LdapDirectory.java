package hallpass.auth.ldap;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import hallpass.auth.user.EmailAddress;
import hallpass.resource.service.SettingException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds people in the directory and lets them prove who they are by binding. */
@ApplicationScoped
class LdapDirectory {

    private static final Logger LOG = System.getLogger(LdapDirectory.class.getName());
    private static final int MAX_GROUPS = 1000;

    /** What a directory answers to a bind whose password it has compared, or will not compare. */
    private static final Set<ResultCode> REFUSED = Set.of(
            ResultCode.INVALID_CREDENTIALS, ResultCode.INSUFFICIENT_ACCESS_RIGHTS, ResultCode.UNWILLING_TO_PERFORM);

    @Inject
    LdapSettings settings;

    private RoleMapping roles = RoleMapping.parse("");
    private @Nullable LdapServers servers;

    @PostConstruct
    void prepare() {
        roles = RoleMapping.parse(settings.roles.orElse(""));
        servers = new LdapServers(settings);
    }

    /**
     * The same conversation whether there is such a person or not: one search, one bind.
     *
     * @return empty for an unknown person and a wrong password alike
     */
    Optional<Person> prove(String typed, char[] password) throws DirectoryAwayException {
        Optional<Person> person;
        try {
            person = find(typed);
        } catch (LDAPException | SettingException away) {
            throw new DirectoryAwayException(away);
        }
        // an empty password would not be compared: it binds as nobody, and succeeds (RFC 4513 section 5.1.2)
        boolean comparable = person.isPresent() && password.length > 0;
        String dn = comparable ? person.get().dn() : settings.idAttribute + "=nobody," + settings.userBase.orElse("");
        byte[] compared = bytes(password.length > 0 ? password : "nothing".toCharArray());
        try (LDAPConnection connection = connect()) {
            connection.bind(new SimpleBindRequest(dn, compared));
            return comparable ? person : Optional.empty();
        } catch (LDAPException failure) {
            if (!comparable || REFUSED.contains(failure.getResultCode())) {
                return Optional.empty(); // some servers refuse the name of nobody before they look at the password
            }
            throw new DirectoryAwayException(failure);
        } finally {
            Arrays.fill(compared, (byte) 0);
        }
    }

    Set<String> rolesOf(Person person) {
        return roles.rolesOf(person.groups());
    }

    private LDAPConnection connect() throws LDAPException {
        return Objects.requireNonNull(servers).connect();
    }

    private Optional<Person> find(String typed) throws LDAPException {
        Optional<String> bindPassword = settings.bindPassword();
        try (LDAPConnection connection = connect()) {
            if (settings.bindDn.isPresent() && bindPassword.isPresent()) { // otherwise it searches as nobody
                connection.bind(settings.bindDn.get(), bindPassword.get());
            }
            List<SearchResultEntry> found = search(
                    connection,
                    settings.userBase.orElse(""),
                    new FilterTemplate(settings.userFilter).withAny(EmailAddress.spellings(typed)),
                    2,
                    settings.idAttribute,
                    settings.emailAttribute,
                    settings.nameAttribute,
                    settings.memberOfAttribute);
            if (found.size() > 1) {
                LOG.log(Level.WARNING, "Several entries of the directory match one e-mail: nobody is signed in by it.");
            }
            return found.size() == 1 ? person(connection, found.get(0)) : Optional.empty();
        }
    }

    private Optional<Person> person(LDAPConnection connection, SearchResultEntry entry) throws LDAPException {
        Optional<String> id = ExternalId.of(entry.getAttributeValueBytes(settings.idAttribute));
        String email = entry.getAttributeValue(settings.emailAttribute);
        if (id.isEmpty() || email == null) {
            LOG.log(
                    Level.WARNING,
                    "An entry of the directory has no " + settings.idAttribute + " or no " + settings.emailAttribute
                            + " that this service may read: nobody can sign in by it.");
            return Optional.empty();
        }
        Set<String> groups = new TreeSet<>();
        String[] named = entry.getAttributeValues(settings.memberOfAttribute);
        if (named != null) {
            groups.addAll(List.of(named));
        }
        if (settings.groupBase.isPresent()) {
            Filter filter = new FilterTemplate(settings.groupFilter).with(entry.getDN());
            search(connection, settings.groupBase.get(), filter, MAX_GROUPS, "cn")
                    .forEach(group -> groups.add(group.getDN()));
        }
        return Optional.of(
                new Person(entry.getDN(), id.get(), email, entry.getAttributeValue(settings.nameAttribute), groups));
    }

    /** @return at most so many entries, though there may be more */
    private List<SearchResultEntry> search(
            LDAPConnection connection, String base, Filter filter, int most, String... attributes)
            throws LDAPException {
        SearchRequest request = new SearchRequest(
                base,
                SearchScope.SUB,
                DereferencePolicy.NEVER, // an alias could lead anywhere
                most,
                Math.max(1, (int) settings.timeout.toSeconds()),
                false,
                filter,
                attributes);
        try {
            return connection.search(request).getSearchEntries();
        } catch (LDAPSearchException more) {
            if (more.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return more.getSearchEntries();
            }
            throw more;
        }
    }

    private static byte[] bytes(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
