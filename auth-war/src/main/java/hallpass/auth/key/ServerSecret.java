package hallpass.auth.key;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A secret that all replicas share, sealed as signing keys are. */
@Entity
@Table(name = "server_secrets")
class ServerSecret {

    @Id
    private String name;

    @Column(name = "sealed_jwk", nullable = false)
    private String sealedJwk;

    @Column(name = "sealed_under", nullable = false)
    private String sealedUnder;

    protected ServerSecret() {} // for JPA

    ServerSecret(String name, byte[] secret, KeyEncryptionKey key) {
        this.name = name;
        seal(secret, key);
    }

    void seal(byte[] secret, KeyEncryptionKey key) {
        sealedJwk = key.seal(new OctetSequenceKey.Builder(secret).build());
        sealedUnder = key.id();
    }

    String sealedUnder() {
        return sealedUnder;
    }

    boolean isSealedUnder(KeyEncryptionKey key) {
        return sealedUnder.equals(key.id());
    }

    byte[] open(KeyEncryptionKey key) {
        return key.open(sealedJwk).toOctetSequenceKey().toByteArray();
    }
}
