package hallpass.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that can be ordered. */
@Entity
@Table(name = "product")
class Product {
    @Id
    private UUID id;

    private String name;
    private @Nullable String description;
    private BigDecimal price;
    private String currency;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Product() {} // for JPA

    Product(UUID id, ProductForm form, Instant now) {
        this.id = id;
        this.createdAt = now;
        become(form, now);
    }

    /** Takes over what the form says of all its members. */
    void become(ProductForm form, Instant now) {
        this.name = form.name();
        this.description = form.description();
        this.price = form.price();
        this.currency = form.currency();
        this.updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    @Nullable
    String description() {
        return description;
    }

    BigDecimal price() {
        return price;
    }

    String currency() {
        return currency;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
