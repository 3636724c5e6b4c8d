package hallpass.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.problem.Violation;
import jakarta.json.Json;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewOrderTest {

    private static final String ID = "019abf6e-7c1e-7b52-9d5f-0f6f3c1d2e4a";

    @Test
    void it_says_what_and_how_many() {
        NewOrder order = order("{\"product_id\": \"" + ID + "\", \"quantity\": 3, \"unit_price\": 0.01}");

        assertEquals(new NewOrder(UUID.fromString(ID), 3), order);
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> order("{\"product_id\": \"pencil\", \"quantity\": 0}"));

        assertEquals(
                List.of("product_id", "quantity"),
                refused.problem().violations().stream().map(Violation::field).toList());
    }

    @Test
    void the_total_is_exact() {
        Product product = new Product(new UUID(0, 1), "Pencil", new BigDecimal("0.10"), "EUR");

        Order order = new Order(new UUID(0, 2), new UUID(0, 3), product, 3, Instant.EPOCH);

        assertEquals(new BigDecimal("0.30"), order.total());
    }

    private static NewOrder order(String json) {
        return NewOrder.of(Json.createReader(new StringReader(json)).readObject());
    }
}
