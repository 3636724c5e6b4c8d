package hallpass.auth.ldap;

import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import hallpass.auth.fetch.TrustedCertificates;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections to the directory: to the first of its servers that answers. */
final class LdapServers {

    private final LdapSettings settings;
    private final SSLSocketFactory sockets;

    LdapServers(LdapSettings settings) {
        this.settings = settings;
        this.sockets = TrustedCertificates.sockets("HALLPASS_LDAP_TRUST_FILE", settings.trustFile);
    }

    /** @return not yet bound as anybody; encrypted if the settings say so, with the server's name checked */
    LDAPConnection connect() throws LDAPException {
        List<ServerSet> servers = new ArrayList<>();
        for (String url : settings.url.orElseThrow().strip().split("\\s+")) {
            servers.add(server(new LDAPURL(url)));
        }
        return new FailoverServerSet(servers.toArray(ServerSet[]::new)).getConnection();
    }

    private ServerSet server(LDAPURL url) {
        boolean tls = url.getScheme().equals("ldaps");
        return new SingleServerSet(
                url.getHost(),
                url.getPort(),
                tls ? sockets : null,
                options(),
                null,
                settings.startTls && !tls ? new StartTLSPostConnectProcessor(sockets) : null);
    }

    private LDAPConnectionOptions options() {
        int millis = Math.max(1, (int) settings.timeout.toMillis());
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setUseSynchronousMode(true); // a thread for each connection would only wait for this one
        options.setConnectTimeoutMillis(millis);
        options.setResponseTimeoutMillis(millis);
        options.setFollowReferrals(false); // they could lead anywhere
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return options;
    }
}
