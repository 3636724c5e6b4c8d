package hallpass.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductFormTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    private final Product pencil = new Product(
            new UUID(0, 1),
            ProductForm.of(json("{\"name\": \"Pencil\", \"price\": 1.2, \"description\": \"soft\"}")),
            NOW);

    @Test
    void a_price_has_two_digits_after_the_point_and_a_currency() {
        assertEquals(new BigDecimal("1.20"), pencil.price());
        assertEquals("EUR", pencil.currency());
    }

    @Test
    void what_a_patch_does_not_send_stays_and_null_clears() {
        ProductForm changed = ProductForm.of(pencil, json("{\"description\": null, \"price\": 2}"));

        assertEquals("Pencil", changed.name());
        assertNull(changed.description());
        assertEquals(new BigDecimal("2.00"), changed.price());
    }

    @Test
    void a_patch_cannot_take_away_what_is_needed() {
        assertEquals(
                List.of("name", "price"),
                violations(() -> ProductForm.of(pencil, json("{\"name\": null, \"price\": null}"))));
    }

    @Test
    void a_price_below_zero_a_fraction_of_a_cent_and_no_such_currency_are_refused() {
        assertEquals(List.of("price"), violations(() -> ProductForm.of(json("{\"name\": \"a\", \"price\": -1}"))));
        assertEquals(List.of("price"), violations(() -> ProductForm.of(json("{\"name\": \"a\", \"price\": 0.001}"))));
        assertEquals(
                List.of("currency"),
                violations(() -> ProductForm.of(json("{\"name\": \"a\", \"price\": 1, \"currency\": \"euros\"}"))));
    }

    private static List<String> violations(Runnable reading) {
        return assertThrows(ProblemException.class, reading::run).problem().violations().stream()
                .map(Violation::field)
                .toList();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
