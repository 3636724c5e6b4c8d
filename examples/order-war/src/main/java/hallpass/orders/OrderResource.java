package hallpass.orders;

import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.rest.Versioned;
import hallpass.resource.token.AnyToken;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /orders/orders} */
@DenyAll
@Path("orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders", description = "One's own; an admin sees all")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class OrderResource {
    private static final String CREATE = "POST orders";

    @Inject
    Orders orders;

    @Inject
    Catalog catalog;

    @Inject
    Idempotency idempotency;

    @Inject
    Caller caller;

    @GET
    @PermitAll
    @AnyToken
    @Operation(operationId = "listOrders", summary = "The caller's orders, an admin's all orders; oldest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", ref = "Invalid")
    public Page<OrderView> list(
            @QueryParam("page_size")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @Nullable
                    String pageSize,
            @QueryParam("page_token") @Parameter(description = "The next_page_token of the page before") @Nullable
                    String pageToken) {
        UUID user = seenUser();
        PageRequest page = PageRequest.of(pageSize, pageToken, "orders", String.valueOf(user));
        return Page.of(
                orders.list(user, page), page, order -> List.of(order.id().toString()), OrderView::of);
    }

    @POST
    @PermitAll
    @AnyToken
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createOrder",
            summary = "Orders a product at the price that the catalog says now",
            description = "The catalog is asked with the caller's own access token, so its aud has to name catalog too."
                    + " Without an Idempotency-Key a request that is sent again orders again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewOrder.class),
                            examples =
                                    @ExampleObject(
                                            name = "three",
                                            value = "{\"product_id\": \"019abf6e-7c1e-7b52-9d5f-0f6f3c1d2e4a\","
                                                    + " \"quantity\": 3}")))
    @APIResponse(
            responseCode = "201",
            description = "Ordered",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri"))
            },
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "MediaType")
    @APIResponse(responseCode = "422", ref = "KeyReused")
    public Response create(
            JsonObject json,
            @HeaderParam(Idempotency.HEADER)
                    @Parameter(
                            description =
                                    "1 to 255 visible ASCII characters: within 24 h the same key answers the same "
                                            + "and makes nothing twice")
                    @Nullable
                    String key) {
        UUID user = caller.subject();
        NewOrder wanted = NewOrder.of(json);
        return idempotency
                .answered(key, user, CREATE, json)
                .orElseGet(() -> order(user, wanted, catalogued(wanted.productId()), json, key));
    }

    /** Asked before anything is written: no transaction waits for another service. */
    private Product catalogued(UUID product) {
        return catalog.product(product)
                .orElseThrow(() -> ProblemException.invalid("product_id", "is no product of the catalog"));
    }

    private Response order(UUID user, NewOrder wanted, Product product, JsonObject json, @Nullable String key) {
        return idempotency.once(key, user, CREATE, json, () -> {
            Order made = orders.create(user, product, wanted.quantity());
            return new PostResult("orders/" + made.id(), made.version(), OrderView.of(made));
        });
    }

    @GET
    @Path("{id}")
    @PermitAll
    @AnyToken
    @Operation(operationId = "getOrder", summary = "One order")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The order",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "304", description = "It still is the version of If-None-Match")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Order order = orders.get(seenUser(), id);
        return Versioned.ok(request, order.version(), OrderView.of(order));
    }

    /** Whose orders the caller sees; null for everybody's. */
    private @Nullable UUID seenUser() {
        return caller.hasRole(Roles.ADMIN) ? null : caller.subject();
    }
}
