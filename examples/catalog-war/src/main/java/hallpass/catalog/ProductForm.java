package hallpass.catalog;

import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a request that creates or changes a product. */
@Schema(name = "ProductInput")
public record ProductForm(
        @Schema(minLength = 1, maxLength = 255, examples = "Pencil")
        String name,

        @Schema(nullable = true, maxLength = 10000) @Nullable
        String description,

        @Schema(
                type = SchemaType.NUMBER,
                minimum = "0",
                maximum = "999999999.99",
                examples = "1.20",
                description = "Of one piece; at most two digits after the point")
        BigDecimal price,

        @Schema(nullable = true, description = "ISO 4217", defaultValue = ProductForm.DEFAULT_CURRENCY)
        String currency) {

    static final String DEFAULT_CURRENCY = "EUR";

    private static final int NAME = 255; // code points
    private static final int DESCRIPTION = 10_000;
    private static final int DECIMALS = 2;
    private static final BigDecimal MAX_PRICE = new BigDecimal("999999999.99");

    static ProductForm of(@Nullable JsonObject json) {
        JsonBody body = JsonBody.of(json);
        String currency = body.parsed(
                "currency",
                code -> Currency.getInstance(code).getCurrencyCode(),
                "must be a code of ISO 4217, e.g. " + DEFAULT_CURRENCY);
        ProductForm form = new ProductForm(
                body.requiredText("name", 1, NAME),
                body.text("description", DESCRIPTION),
                body.requiredAmount("price", DECIMALS, MAX_PRICE),
                currency == null ? DEFAULT_CURRENCY : currency);
        body.check();
        return form;
    }

    /** The product after a merge patch (RFC 7396). The result has to be valid as a new product would be. */
    static ProductForm of(Product product, @Nullable JsonObject patch) {
        JsonBody.of(patch);
        JsonObjectBuilder before = Json.createObjectBuilder()
                .add("name", product.name())
                .add("price", product.price())
                .add("currency", product.currency());
        if (product.description() != null) {
            before.add("description", product.description());
        }
        return of(Json.createMergePatch(patch).apply(before.build()).asJsonObject());
    }
}
