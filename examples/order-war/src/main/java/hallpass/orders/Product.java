package hallpass.orders;

import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The part of the catalog's answer about a product that an order needs. */
@Schema(hidden = true)
public record Product(
        @Nullable UUID id,
        @Nullable String name,
        @Nullable BigDecimal price,
        @Nullable String currency) {

    private static final int NAME = 510; // of the column
    private static final int CURRENCY = 3;
    private static final BigDecimal PRICE = new BigDecimal("999999999.99");

    /** @return whether it has all that an order keeps; another service's word is not taken for granted */
    boolean complete() {
        return id != null
                && name != null
                && name.length() <= NAME
                && currency != null
                && currency.length() == CURRENCY
                && price != null
                && price.signum() >= 0
                && price.compareTo(PRICE) <= 0
                && price.stripTrailingZeros().scale() <= Order.DECIMALS;
    }
}
