package hallpass.orders;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** An order. It keeps the catalog's name and price of that moment and is never changed. */
@Entity(name = "PurchaseOrder")
@Table(name = "purchase_order")
class Order {
    static final int DECIMALS = 2;

    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID userId; // the token's sub

    @Column(name = "product_id")
    private UUID productId;

    @Column(name = "product_name")
    private String productName;

    @Column(name = "unit_price")
    private BigDecimal unitPrice;

    private String currency;
    private int quantity;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Order() {} // for JPA

    Order(UUID id, UUID userId, Product product, int quantity, Instant now) {
        this.id = id;
        this.userId = userId;
        this.productId = requireNonNull(product.id());
        this.productName = requireNonNull(product.name());
        this.unitPrice = requireNonNull(product.price()).setScale(DECIMALS);
        this.currency = requireNonNull(product.currency());
        this.quantity = quantity;
        this.createdAt = now;
    }

    boolean isOf(UUID user) {
        return userId.equals(user);
    }

    BigDecimal total() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }

    UUID id() {
        return id;
    }

    UUID userId() {
        return userId;
    }

    UUID productId() {
        return productId;
    }

    String productName() {
        return productName;
    }

    BigDecimal unitPrice() {
        return unitPrice;
    }

    String currency() {
        return currency;
    }

    int quantity() {
        return quantity;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }
}
