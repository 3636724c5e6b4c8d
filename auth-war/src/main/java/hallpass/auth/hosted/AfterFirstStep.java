package hallpass.auth.hosted;

import hallpass.auth.authorize.Interaction;
import hallpass.auth.authorize.Interaction.Asked;
import hallpass.auth.credential.ProvenUser;
import hallpass.auth.factor.NextStep;
import hallpass.auth.factor.SignInSteps;
import hallpass.auth.factor.StepPage;
import hallpass.auth.page.Redirect;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.sso.SignInProof;
import hallpass.resource.stepup.Acr;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends the browser on after a first proof of who somebody is: to the application, or to a page that asks for more. */
@RequestScoped
class AfterFirstStep {

    @Inject
    SignInSteps steps;

    @Inject
    Interaction interaction;

    @Inject
    SignInRequest asked;

    @Inject
    HttpServletRequest request;

    /** @throws InvalidGrantException if the user was disabled or deleted, or its password changed, since the proof */
    Response.ResponseBuilder goOn(ProvenUser proven, SignInProof proof, @Nullable String userAgent) {
        return goOn(proven, proof, userAgent, request.getQueryString());
    }

    /** @param query of the sign-in page: what the application asked for */
    Response.ResponseBuilder goOn(
            ProvenUser proven, SignInProof proof, @Nullable String userAgent, @Nullable String query) {
        NextStep next = steps.after(proven, proof, wanted(query), userAgent);
        String to = next.page() == null
                ? interaction.goOn(query).orElse(asked.signInPage(query))
                : asked.path(next.page().path(), query);
        return Redirect.to(to).cookie(next.cookie());
    }

    /** @return whether a page has to ask for more before the user is signed in */
    boolean isHalf(ProvenUser proven, SignInProof proof) {
        Optional<StepPage> missing = steps.missing(proven, proof, wanted(request.getQueryString()));
        return missing.isPresent();
    }

    private Acr wanted(@Nullable String query) {
        return interaction.asked(query).map(Asked::acr).orElse(Acr.PASSWORD);
    }
}
