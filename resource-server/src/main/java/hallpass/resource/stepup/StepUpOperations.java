package hallpass.resource.stepup;

import hallpass.resource.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The operations of this WAR that have {@link StepUp}, for its description. Kept in the class, of which each WAR has
 * its own, because the container makes the filters of a description by itself and injects nothing into them.
 */
public final class StepUpOperations {

    private static final Map<String, SignInNeed> NEEDS = new ConcurrentHashMap<>();

    private StepUpOperations() {}

    static void add(List<String> verbs, String path, SignInNeed need) {
        verbs.forEach(verb -> NEEDS.put(verb + " " + path, need));
    }

    /** Says in the 401 of each such operation what it asks for. @param path as the description has it */
    public static void describe(String path, PathItem item) {
        item.getOperations()
                .forEach((verb, operation) -> need(verb + " ", path).ifPresent(need -> describe(operation, need)));
    }

    /** A path of the description may have the application's own path in front. */
    private static Optional<SignInNeed> need(String verb, String path) {
        return NEEDS.entrySet().stream()
                .filter(known -> known.getKey().startsWith(verb)
                        && path.endsWith(known.getKey().substring(verb.length())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void describe(Operation operation, SignInNeed need) {
        APIResponse answer = OASFactory.createAPIResponse()
                .description("No good access token; or, with insufficient_user_authentication in WWW-Authenticate"
                        + " (RFC 9470), its sign-in is weaker than acr "
                        + need.acr().text()
                        + (need.maxAge() == null
                                ? ""
                                : " or older than " + need.maxAge().toSeconds() + " s"))
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation.getResponses().addAPIResponse("401", answer);
    }
}
