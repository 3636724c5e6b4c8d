package hallpass.auth.client;

import hallpass.auth.secret.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A confidential client that calls services in its own name (RFC 6749 section 4.4). */
@Entity
@Table(name = "service_clients")
public class ServiceClient {

    @Id
    @Column(name = "client_id")
    private String id;

    @Column(nullable = false, updatable = false)
    private String name;

    @Column(nullable = false, updatable = false)
    private String audiences;

    @Column(nullable = false, updatable = false)
    private String roles;

    @Column(name = "secret_hash", nullable = false, updatable = false)
    private String secretHash;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected ServiceClient() {} // for JPA

    ServiceClient(String id, NewClient asked, Secret secret, Instant now) {
        this.id = id;
        this.name = asked.name();
        this.audiences = column(asked.audiences());
        this.roles = column(asked.roles());
        this.secretHash = secret.hash();
        this.createdAt = now;
    }

    boolean hasSecret(Secret presented) {
        return presented.isHashedAs(secretHash);
    }

    public String id() {
        return id;
    }

    String name() {
        return name;
    }

    /** The services that its access tokens are for. */
    public List<String> audiences() {
        return items(audiences);
    }

    /** The {@code groups} of its access tokens. */
    public List<String> roles() {
        return items(roles);
    }

    Instant createdAt() {
        return createdAt;
    }

    long version() {
        return version;
    }

    private static String column(Collection<String> items) {
        return " " + String.join(" ", items) + " ";
    }

    private static List<String> items(String column) {
        return column.isBlank() ? List.of() : List.of(column.strip().split(" "));
    }
}
