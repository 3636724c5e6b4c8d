package hallpass.system.servers;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import hallpass.launcher.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** An LDAP server in this process: StartTLS on one port, TLS on another, and no reading without a bind. */
public final class Directory implements AutoCloseable {

    public static final String BASE = "dc=example,dc=org";
    public static final String PEOPLE = "ou=people," + BASE;
    public static final String GROUPS = "ou=groups," + BASE;
    public static final String SERVICE = "cn=hallpass," + BASE;

    private final Path trustStore;
    private final String storePassword = UUID.randomUUID().toString();
    private final String servicePassword = "{xor}" + UUID.randomUUID() + "${nothing}\\$#%";
    private final int port = Ports.free();
    private final int tlsPort = Ports.free();
    private final InMemoryDirectoryServer server;

    private Directory(Path folder) throws Exception {
        trustStore = folder.resolve("directory.p12");
        makeCertificate();
        SSLContext tls = new SSLUtil(
                        new KeyStoreKeyManager(trustStore.toString(), storePassword.toCharArray(), "PKCS12", null),
                        new TrustAllTrustManager())
                .createSSLContext();
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.addAdditionalBindCredentials(SERVICE, servicePassword);
        config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH, OperationType.COMPARE);
        InetAddress here = InetAddress.getByName("localhost");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", here, port, tls.getSocketFactory()),
                InMemoryListenerConfig.createLDAPSConfig(
                        "ldaps", here, tlsPort, tls.getServerSocketFactory(), tls.getSocketFactory()));
        server = new InMemoryDirectoryServer(config);
        server.add("dn: " + BASE, "objectClass: domain", "dc: example");
        server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
        server.add("dn: " + GROUPS, "objectClass: organizationalUnit", "ou: groups");
        server.startListening();
    }

    public static Directory start(Path folder) throws Exception {
        return new Directory(folder);
    }

    public String url() {
        return "ldap://localhost:" + port;
    }

    public String tlsUrl() {
        return "ldaps://localhost:" + tlsPort;
    }

    public String servicePassword() {
        return servicePassword;
    }

    /** The certificate in PEM. */
    public Path certificate() throws Exception {
        KeyStore store = KeyStore.getInstance(trustStore.toFile(), storePassword.toCharArray());
        String base64 = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate("directory").getEncoded());
        return Files.writeString(
                trustStore.resolveSibling("directory.pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    /** Arguments that make a JVM trust this directory's certificate. */
    public String jvmArgs() {
        return "-Djavax.net.ssl.trustStore=" + trustStore + " -Djavax.net.ssl.trustStorePassword=" + storePassword;
    }

    public void addPerson(String uid, String email, String password) throws LDAPException, LDIFException {
        server.add(
                "dn: " + dn(uid),
                "objectClass: inetOrgPerson",
                "objectClass: person",
                "uid: " + uid,
                "cn: Person " + uid,
                "sn: " + uid,
                "mail: " + email,
                "userPassword: " + password);
    }

    public void addGroup(String name, String... uids) throws LDAPException, LDIFException {
        server.add("dn: cn=" + name + "," + GROUPS, "objectClass: groupOfNames", "cn: " + name, "member: cn=nobody");
        for (String uid : uids) {
            addMember(name, uid);
        }
    }

    public void addMember(String group, String uid) throws LDAPException {
        server.modify("cn=" + group + "," + GROUPS, new Modification(ModificationType.ADD, "member", dn(uid)));
    }

    public void removeMember(String group, String uid) throws LDAPException {
        server.modify("cn=" + group + "," + GROUPS, new Modification(ModificationType.DELETE, "member", dn(uid)));
    }

    /** Gives a person another name and another address. */
    public void rename(String uid, String newUid, String newEmail) throws LDAPException {
        server.modifyDN(dn(uid), "uid=" + newUid, true);
        server.modify(dn(newUid), new Modification(ModificationType.REPLACE, "mail", newEmail));
    }

    public void remove(String uid) throws LDAPException {
        server.delete(dn(uid));
    }

    public void goAway() {
        server.shutDown(true);
    }

    public void comeBack() throws LDAPException {
        server.startListening();
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    private static String dn(String uid) {
        return "uid=" + uid + "," + PEOPLE;
    }

    private void makeCertificate() throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "directory",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        trustStore.toString(),
                        "-storepass",
                        storePassword)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }
}
