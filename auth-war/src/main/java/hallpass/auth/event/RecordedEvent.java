package hallpass.auth.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the audit table. Nothing changes it; only its age removes it. */
@Entity
@Table(name = "security_events")
public class RecordedEvent {

    private static final int MAX_ID = 100;
    private static final int MAX_ADDRESS = 45;
    private static final int MAX_DETAIL = 500;

    @Id
    private UUID id;

    @Column(name = "happened_at", nullable = false, updatable = false)
    private Instant happenedAt;

    @Column(nullable = false, updatable = false)
    private String type;

    @Column(nullable = false, updatable = false)
    private String outcome;

    @Column(updatable = false)
    private @Nullable String actor;

    @Column(updatable = false)
    private @Nullable String subject;

    @Column(name = "client_id", updatable = false)
    private @Nullable String client;

    @Column(updatable = false)
    private @Nullable String address;

    @Column(updatable = false)
    private @Nullable String detail;

    protected RecordedEvent() {} // for JPA

    RecordedEvent(UUID id, Instant happenedAt, SecurityEvent event, @Nullable String address) {
        this.id = id;
        this.happenedAt = happenedAt;
        this.type = event.type().text();
        this.outcome = event.outcome().name().toLowerCase(Locale.ROOT);
        this.actor = PrintableText.text(event.actor(), MAX_ID);
        this.subject = PrintableText.text(event.subject(), MAX_ID);
        this.client = PrintableText.text(event.client(), MAX_ID);
        this.address = PrintableText.text(address, MAX_ADDRESS);
        this.detail = PrintableText.text(event.detail(), MAX_DETAIL);
    }

    public UUID id() {
        return id;
    }

    public Instant happenedAt() {
        return happenedAt;
    }

    public String type() {
        return type;
    }

    public String outcome() {
        return outcome;
    }

    public @Nullable String actor() {
        return actor;
    }

    public @Nullable String subject() {
        return subject;
    }

    public @Nullable String client() {
        return client;
    }

    public @Nullable String address() {
        return address;
    }

    public @Nullable String detail() {
        return detail;
    }
}
