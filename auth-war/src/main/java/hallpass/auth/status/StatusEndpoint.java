package hallpass.auth.status;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which access tokens are over before they expire (Token Status List, draft-ietf-oauth-status-list section 8). */
@DenyAll
@Path("status")
@RequestScoped
@Tag(name = "Metadata")
public class StatusEndpoint {

    static final String MEDIA_TYPE = "application/statuslist+jwt";

    private static final String CACHE_CONTROL = "max-age=" + SignedLists.TTL_SECONDS;

    @Inject
    EndedIndexes endedIndexes;

    @Inject
    SignedLists lists;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    @GET
    @PermitAll
    @Operation(
            operationId = "statusLists",
            summary = "All status lists",
            description = "Status list aggregation: where each list is to be had")
    @APIResponse(
            responseCode = "200",
            description = "The addresses of the lists",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StatusListsView.class)))
    @APIResponse(responseCode = "503", description = "The lists have not been read yet; see Retry-After")
    public Response all() {
        List<String> uris = IntStream.range(0, endedIndexes.lists().length)
                .mapToObj(number -> StatusUri.of(issuer, number))
                .toList();
        return Response.ok(new StatusListsView(uris), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .build();
    }

    @GET
    @Path("{number: 0|[1-9][0-9]{0,5}}")
    @PermitAll
    @Operation(
            operationId = "statusList",
            summary = "A status list",
            description =
                    "One bit for each access token's status.status_list.idx: 1 where its session or its client has"
                            + " ended. Signed anew when something ends. An end stays in the list until the last access token of it has"
                            + " expired.")
    @APIResponse(
            responseCode = "200",
            description = "A signed JWT of type statuslist+jwt, with ETag and Cache-Control",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "Not changed since the version that If-None-Match names")
    @APIResponse(responseCode = "404", description = "There is no such list")
    @APIResponse(responseCode = "503", description = "The list cannot be signed just now; see Retry-After")
    public Response list(
            @PathParam("number") int number,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings,
            @Context Request request) {
        SignedList list = lists.list(number).orElseThrow(NotFoundException::new);
        boolean compressed = takesGzip(encodings);
        EntityTag tag = new EntityTag(compressed ? list.tag() + "-gzip" : list.tag());
        Response.ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            answer = Response.ok(compressed ? list.gzip() : list.token(), MEDIA_TYPE);
            if (compressed) {
                answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
        }
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .build();
    }

    /** RFC 9110 section 12.5.3; the compressed form is asked for by its name, not by a star. */
    static boolean takesGzip(@Nullable String encodings) {
        return encodings != null
                && Stream.of(encodings.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(encoding -> encoding.replaceAll("\\s", ""))
                        .anyMatch(encoding -> encoding.matches("(x-)?gzip(;q=(1(\\.0{0,3})?|0\\.\\d{0,3}))?")
                                && !encoding.matches(".*;q=0(\\.0*)?"));
    }
}
