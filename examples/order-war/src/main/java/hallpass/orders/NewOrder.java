package hallpass.orders;

import hallpass.resource.rest.JsonBody;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a request that orders something. A price is never taken from a client. */
@Schema(
        name = "NewOrder",
        requiredProperties = {"product_id", "quantity"})
public record NewOrder(
        @Schema(name = "product_id", description = "A product of the catalog")
        UUID productId,

        @Schema(minimum = "1", maximum = "1000000", examples = "3")
        int quantity) {

    static final int MAX_QUANTITY = 1_000_000;

    static NewOrder of(@Nullable JsonObject json) {
        JsonBody body = JsonBody.of(json);
        NewOrder wanted =
                new NewOrder(body.requiredUuid("product_id"), body.requiredInteger("quantity", 1, MAX_QUANTITY));
        body.check();
        return wanted;
    }
}
