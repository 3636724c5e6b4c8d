package hallpass.orders;

import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What we need to know of a product of the catalog. */
@Schema(hidden = true)
public record Product(UUID id, String name, BigDecimal price, String currency) {}
