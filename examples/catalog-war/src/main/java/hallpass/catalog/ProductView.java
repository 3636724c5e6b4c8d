package hallpass.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A product as everybody sees it. */
@Schema(
        name = "Product",
        requiredProperties = {"id", "name", "description", "price", "currency", "created_at", "updated_at"})
public record ProductView(
        UUID id,
        @Schema(examples = "Pencil") String name,

        @Schema(nullable = true) @Nullable String description,

        @Schema(type = SchemaType.NUMBER, examples = "1.20", description = "Of one piece")
        BigDecimal price,

        @Schema(description = "ISO 4217", examples = "EUR") String currency,

        @Schema(name = "created_at") Instant createdAt,
        @Schema(name = "updated_at") Instant updatedAt) {

    static ProductView of(Product product) {
        return new ProductView(
                product.id(),
                product.name(),
                product.description(),
                product.price(),
                product.currency(),
                product.createdAt(),
                product.updatedAt());
    }
}
