package hallpass.auth.ldap;

import java.io.IOException;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** One connection to the directory. Referrals are not followed and aliases not resolved: they could lead anywhere. */
final class LdapConnection implements AutoCloseable {

    private final LdapContext context;
    private final @Nullable StartTlsResponse tls;

    private LdapConnection(LdapContext context, @Nullable StartTlsResponse tls) {
        this.context = context;
        this.tls = tls;
    }

    /** Not yet bound as anybody; encrypted where the settings say so, the server's name checked. */
    @SuppressWarnings({"BanJNDI", "JdkObsolete"}) // the address is the operator's; JNDI takes a Hashtable
    static LdapConnection open(LdapSettings settings, SSLSocketFactory sockets) throws NamingException {
        String timeout = Long.toString(Math.max(1, settings.timeout.toMillis()));
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        String url = settings.url.orElseThrow();
        environment.put(Context.PROVIDER_URL, url);
        if (url.startsWith("ldaps:")) {
            environment.put("java.naming.ldap.factory.socket", LdapSockets.class.getName());
        }
        environment.put(Context.SECURITY_AUTHENTICATION, "none");
        environment.put(Context.REFERRAL, "ignore");
        environment.put("java.naming.ldap.derefAliases", "never");
        environment.put("java.naming.ldap.version", "3");
        environment.put("java.naming.ldap.attributes.binary", settings.idAttribute);
        environment.put("com.sun.jndi.ldap.connect.timeout", timeout);
        environment.put("com.sun.jndi.ldap.read.timeout", timeout);
        LdapContext context = new InitialLdapContext(environment, null);
        try {
            return new LdapConnection(context, settings.startTls ? encrypt(context, sockets) : null);
        } catch (IOException | NamingException failed) {
            context.close();
            NamingException refused = new NamingException("StartTLS failed");
            refused.initCause(failed);
            throw refused;
        }
    }

    LdapContext context() {
        return context;
    }

    /** @throws javax.naming.AuthenticationException where the password is wrong or there is no such entry */
    void bind(String dn, char[] password) throws NamingException {
        context.addToEnvironment(Context.SECURITY_AUTHENTICATION, "simple");
        context.addToEnvironment(Context.SECURITY_PRINCIPAL, dn);
        context.addToEnvironment(Context.SECURITY_CREDENTIALS, password);
        context.reconnect(null);
    }

    @Override
    public void close() {
        try {
            if (tls != null) {
                tls.close();
            }
        } catch (IOException gone) {
            // the connection below is closed anyway
        }
        try {
            context.close();
        } catch (NamingException gone) {
            // there is nothing left to close
        }
    }

    private static StartTlsResponse encrypt(LdapContext context, SSLSocketFactory sockets)
            throws NamingException, IOException {
        StartTlsResponse tls = (StartTlsResponse) context.extendedOperation(new StartTlsRequest());
        tls.negotiate(sockets);
        return tls;
    }
}
