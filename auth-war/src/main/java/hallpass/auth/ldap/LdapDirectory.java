package hallpass.auth.ldap;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.naming.AuthenticationException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.NoPermissionException;
import javax.naming.OperationNotSupportedException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Finds people in the directory and lets them prove who they are by binding. */
@ApplicationScoped
class LdapDirectory {

    private static final Logger LOG = System.getLogger(LdapDirectory.class.getName());
    private static final int UUID_BYTES = 16;
    private static final int MAX_GROUPS = 1000;

    @Inject
    LdapSettings settings;

    private RoleMapping roles = RoleMapping.parse("");
    private @Nullable SSLSocketFactory sockets;

    @PostConstruct
    void prepare() {
        roles = RoleMapping.parse(settings.roles.orElse(""));
        sockets = LdapSockets.trusting(settings.trustFile);
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
        } catch (NamingException away) {
            throw new DirectoryAwayException(away);
        }
        // an empty password would not be compared: it binds as nobody, and succeeds (RFC 4513 section 5.1.2)
        boolean comparable = person.isPresent() && password.length > 0;
        String dn = comparable ? person.get().dn() : settings.idAttribute + "=nobody," + settings.userBase.orElse("");
        char[] compared = password.length > 0 ? password : "nothing".toCharArray();
        try (LdapConnection connection = open()) {
            connection.bind(dn, compared);
            return comparable ? person : Optional.empty();
        } catch (AuthenticationException | NoPermissionException | OperationNotSupportedException wrong) {
            return Optional.empty();
        } catch (NamingException failure) {
            if (!comparable) {
                return Optional.empty(); // some servers refuse the name before they look at the password
            }
            throw new DirectoryAwayException(failure);
        }
    }

    Set<String> rolesOf(Person person) {
        return roles.rolesOf(person.groups());
    }

    private LdapConnection open() throws NamingException {
        return LdapConnection.open(settings, Objects.requireNonNull(sockets));
    }

    private Optional<Person> find(String typed) throws NamingException {
        try (LdapConnection connection = open()) {
            if (settings.bindDn.isPresent()) {
                connection.bind(
                        settings.bindDn.get(), settings.bindPassword.orElse("").toCharArray());
            }
            List<SearchResult> found = search(
                    connection,
                    settings.userBase.orElse(""),
                    settings.userFilter,
                    typed,
                    2,
                    settings.idAttribute,
                    settings.emailAttribute,
                    settings.nameAttribute,
                    settings.memberOfAttribute);
            if (found.size() != 1) {
                if (!found.isEmpty()) {
                    LOG.log(
                            Level.WARNING,
                            "Several entries of the directory match one e-mail: nobody is signed in by it.");
                }
                return Optional.empty();
            }
            return person(connection, found.get(0));
        }
    }

    private Optional<Person> person(LdapConnection connection, SearchResult entry) throws NamingException {
        String dn = entry.getNameInNamespace();
        Attributes attributes = entry.getAttributes();
        String id = id(attributes.get(settings.idAttribute));
        String email = text(attributes.get(settings.emailAttribute));
        if (id == null || email == null) {
            LOG.log(
                    Level.WARNING,
                    "An entry of the directory has no " + settings.idAttribute + " or no " + settings.emailAttribute
                            + " that this service may read: nobody can sign in by it.");
            return Optional.empty();
        }
        Set<String> groups = new TreeSet<>(texts(attributes.get(settings.memberOfAttribute)));
        if (settings.groupBase.isPresent()) {
            for (SearchResult group :
                    search(connection, settings.groupBase.get(), settings.groupFilter, dn, MAX_GROUPS, "cn")) {
                groups.add(group.getNameInNamespace());
            }
        }
        return Optional.of(new Person(dn, id, email, text(attributes.get(settings.nameAttribute)), groups));
    }

    /** The argument is escaped by JNDI, so that it is compared and never read as a part of the filter (RFC 4515). */
    @SuppressWarnings("BanJNDI")
    private List<SearchResult> search(
            LdapConnection connection, String base, String filter, String argument, int most, String... attributes)
            throws NamingException {
        SearchControls controls = new SearchControls();
        controls.setSearchScope(SearchControls.SUBTREE_SCOPE);
        controls.setReturningAttributes(attributes);
        controls.setTimeLimit((int) settings.timeout.toMillis());
        List<SearchResult> found = new ArrayList<>();
        NamingEnumeration<SearchResult> results =
                connection.context().search(base, filter, new Object[] {argument}, controls);
        try {
            while (found.size() < most && results.hasMore()) {
                found.add(results.next());
            }
        } finally {
            results.close();
        }
        return found;
    }

    /** OpenLDAP writes entryUUID as text, Active Directory objectGUID as bytes. */
    private static @Nullable String id(@Nullable Attribute attribute) throws NamingException {
        if (attribute == null || attribute.size() == 0) {
            return null;
        }
        if (!(attribute.get() instanceof byte[] bytes)) {
            return attribute.get().toString();
        }
        if (bytes.length == UUID_BYTES) {
            ByteBuffer halves = ByteBuffer.wrap(bytes);
            return new UUID(halves.getLong(), halves.getLong()).toString();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f)
                ? text
                : HexFormat.of().formatHex(bytes);
    }

    private static @Nullable String text(@Nullable Attribute attribute) throws NamingException {
        return attribute == null || attribute.size() == 0
                ? null
                : attribute.get().toString();
    }

    private static List<String> texts(@Nullable Attribute attribute) throws NamingException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; attribute != null && i < attribute.size(); i++) {
            texts.add(attribute.get(i).toString());
        }
        return texts;
    }
}
