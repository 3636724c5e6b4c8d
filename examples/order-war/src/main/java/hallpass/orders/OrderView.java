package hallpass.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order as its owner sees it. */
@Schema(
        name = "Order",
        requiredProperties = {
            "id",
            "user_id",
            "product_id",
            "product_name",
            "quantity",
            "unit_price",
            "total",
            "currency",
            "created_at"
        })
public record OrderView(
        UUID id,

        @Schema(name = "user_id", description = "Who ordered")
        UUID userId,

        @Schema(name = "product_id") UUID productId,

        @Schema(name = "product_name", examples = "Pencil", description = "As it was called then")
        String productName,

        @Schema(examples = "3") int quantity,

        @Schema(
                name = "unit_price",
                type = SchemaType.NUMBER,
                examples = "1.20",
                description = "The price of that moment")
        BigDecimal unitPrice,

        @Schema(type = SchemaType.NUMBER, examples = "3.60") BigDecimal total,

        @Schema(description = "ISO 4217", examples = "EUR") String currency,

        @Schema(name = "created_at") Instant createdAt) {

    static OrderView of(Order order) {
        return new OrderView(
                order.id(),
                order.userId(),
                order.productId(),
                order.productName(),
                order.quantity(),
                order.unitPrice(),
                order.total(),
                order.currency(),
                order.createdAt());
    }
}
