package hallpass.catalog;

import hallpass.database.write.Idempotency;
import hallpass.database.write.PostResult;
import hallpass.resource.rest.Authorize;
import hallpass.resource.rest.JsonObjectReader;
import hallpass.resource.rest.Page;
import hallpass.resource.rest.PageRequest;
import hallpass.resource.rest.Versioned;
import hallpass.resource.token.AnyToken;
import hallpass.resource.token.Caller;
import hallpass.resource.token.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /catalog/products} */
@DenyAll
@Path("products")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Products", description = "Open to all for reading")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class ProductResource {

    @Inject
    Products products;

    @Inject
    Idempotency idempotency;

    @Inject
    Caller caller;

    @GET
    @PermitAll
    @Operation(operationId = "listProducts", summary = "All products, oldest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", ref = "Invalid")
    public Page<ProductView> list(
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
        PageRequest page = PageRequest.of(pageSize, pageToken, "products");
        return Page.of(
                products.list(page), page, product -> List.of(product.id().toString()), ProductView::of);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(operationId = "getProduct", summary = "One product")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The product",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    @APIResponse(responseCode = "304", description = "It still is the version of If-None-Match")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        Product product = products.get(id);
        return Versioned.ok(request, product.version(), ProductView.of(product));
    }

    @POST
    @PermitAll
    @AnyToken
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = Authorize.SCHEME, scopes = "catalog")
    @Operation(operationId = "createProduct", summary = "Makes a product; any signed-in user may")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation = ProductForm.class,
                                            requiredProperties = {"name", "price"}),
                            examples =
                                    @ExampleObject(name = "pencil", value = "{\"name\": \"Pencil\", \"price\": 1.20}")))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri"))
            },
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
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
        ProductForm form = ProductForm.of(json);
        return idempotency.once(key, user, "POST products", json, () -> {
            Product made = products.create(form);
            return new PostResult("products/" + made.id(), made.version(), ProductView.of(made));
        });
    }

    @PATCH
    @Path("{id}")
    @PermitAll
    @AnyToken
    @Consumes({JsonObjectReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @SecurityRequirement(name = Authorize.SCHEME, scopes = "catalog")
    @Operation(
            operationId = "changeProduct",
            summary = "Changes a product by merge patch (RFC 7396); any signed-in user may")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = JsonObjectReader.MERGE_PATCH,
                        schema = @Schema(implementation = ProductForm.class),
                        examples = @ExampleObject(name = "price", value = "{\"price\": 1.40}")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ProductForm.class))
            })
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    @APIResponse(responseCode = "400", ref = "Invalid")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Changed")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "MediaType")
    public Response change(@PathParam("id") UUID id, JsonObject json, @Context Request request) {
        caller.subject(); // a user, not a service
        Product changed = products.change(id, json, version -> Versioned.requireMatch(request, version));
        return Versioned.ok(request, changed.version(), ProductView.of(changed));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @SecurityRequirement(name = Authorize.SCHEME, scopes = "catalog")
    @Operation(operationId = "deleteProduct", summary = "Deletes a product; orders of it stay")
    @Parameter(name = "If-Match", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Changed")
    public void delete(@PathParam("id") UUID id, @Context Request request) {
        products.delete(id, version -> Versioned.requireMatch(request, version));
    }
}
