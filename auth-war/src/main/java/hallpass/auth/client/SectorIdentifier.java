package hallpass.auth.client;

import hallpass.auth.fetch.FetchException;
import hallpass.auth.fetch.SafeFetch;
import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;

/**
 * Whose pairwise subjects a client gets (OpenID Connect Registration section 5). A client that could name any sector
 * would learn the subjects of another one, so the sector has to name the client's addresses.
 */
@ApplicationScoped
class SectorIdentifier {

    private static final String MEMBER = "sector_identifier_uri";

    @Inject
    SafeFetch fetch;

    /**
     * Not to be asked in a transaction: it may call the client's server.
     *
     * @throws ProblemException 400 if the sector is not the client's
     */
    void check(NewClient asked) {
        JsonObject metadata = asked.metadata();
        List<String> redirects = metadata.containsKey("redirect_uris")
                ? metadata.getJsonArray("redirect_uris").getValuesAs(JsonString::getString)
                : List.of();
        if (metadata.containsKey(MEMBER)) {
            if (!named(URI.create(metadata.getString(MEMBER))).containsAll(redirects)) {
                throw ProblemException.invalid(MEMBER, "does not name all of redirect_uris");
            }
        } else if (metadata.getString("subject_type", "").equals("pairwise")
                && redirects.stream()
                                .map(uri -> URI.create(uri).getHost())
                                .distinct()
                                .count()
                        > 1) {
            throw ProblemException.invalid(MEMBER, "is needed, because redirect_uris have different hosts");
        }
    }

    private List<String> named(URI uri) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(fetch.get(uri)))) {
            JsonArray array = reader.readArray();
            return array.getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .toList();
        } catch (FetchException unreachable) {
            throw ProblemException.invalid(MEMBER, "cannot be used. " + unreachable.getMessage());
        } catch (JsonException | ClassCastException noArray) {
            throw ProblemException.invalid(MEMBER, "does not answer a JSON array of texts");
        }
    }
}
