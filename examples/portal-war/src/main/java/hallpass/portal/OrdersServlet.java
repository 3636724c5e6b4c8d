package hallpass.portal;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The orders of the user who is signed in, and another one; only for the role {@code user}. */
@WebServlet("/orders")
@ServletSecurity(@HttpConstraint(rolesAllowed = "user"))
public class OrdersServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient Calls calls;

    @Inject
    @RestClient
    transient OrdersApi orders;

    @Inject
    @RestClient
    transient CatalogApi catalog;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        calls.answer(request, response, () -> page(request, response));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String quantity = request.getParameter("quantity");
        if (!FormToken.isIn(request) || quantity == null || !quantity.matches("[0-9]{1,7}")) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        JsonObject order = Json.createObjectBuilder()
                .add("product_id", String.valueOf(request.getParameter("product_id")))
                .add("quantity", Integer.parseInt(quantity))
                .build();
        calls.answer(request, response, () -> {
            orders.order(calls.authorization(), order);
            response.sendRedirect("orders"); // so that a reload orders nothing
        });
    }

    private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonObject listed = orders.list(calls.authorization());
        JsonObject products = catalog.products();
        Html rows = Html.all(listed.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(order -> Html.of(
                        "<tr><td>%s</td><td>%s</td><td>%s %s</td></tr>",
                        order.getString("product_name"),
                        order.getInt("quantity"),
                        order.getJsonNumber("total"),
                        order.getString("currency"))));
        Html options = Html.all(products.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(product -> Html.of(
                        "<option value=\"%s\">%s</option>", product.getString("id"), product.getString("name"))));
        Html body = Html.of(
                """
                <nav><a href="%s/account">Your account</a></nav>
                <table>
                <thead><tr><th>Product</th><th>Quantity</th><th>Total</th></tr></thead>
                <tbody>%s</tbody>
                </table>
                <form method="post" action="%s/orders">
                %s
                <label>Product <select name="product_id" required>%s</select></label>
                <label>Quantity <input name="quantity" type="number" min="1" max="1000" value="1" required></label>
                <button>Order</button>
                </form>
                """, request.getContextPath(), rows, request.getContextPath(), FormToken.field(request), options);
        Page.send(request, response, "Your orders", body);
    }
}
