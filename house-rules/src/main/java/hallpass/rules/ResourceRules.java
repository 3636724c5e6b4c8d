package hallpass.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

/** Nothing is open by accident, and resources leave data to stores. Interfaces are clients of other services. */
public final class ResourceRules {

    private static final DescribedPredicate<JavaMethod> ANSWERS_REQUESTS =
            describe("answer requests", method -> method.isMetaAnnotatedWith(HttpMethod.class));

    /** The public class is for Liberty: a package-private resource makes each request of its application fail. */
    @ArchTest
    static final ArchRule what_is_not_opened_is_closed = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .and()
            .areNotInterfaces()
            .should()
            .beAnnotatedWith(DenyAll.class)
            .andShould()
            .beAnnotatedWith(RequestScoped.class)
            .andShould()
            .bePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule each_resource_method_says_once_whom_it_serves = methods()
            .that()
            .areDeclaredInClassesThat()
            .areNotInterfaces()
            .and(ANSWERS_REQUESTS)
            .should(haveExactlyOneOfPermitAllAndRolesAllowed())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule resources_reach_data_through_stores = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class)
            .allowEmptyShould(true);

    /** Types of the resource server that are public only because its own packages need them. */
    @ArchTest
    static final ArchRule keys_and_status_lists_are_used_by_their_doors_only = noClasses()
            .should()
            .dependOnClassesThat(describe("are inside of the resource server", type -> {
                String home = type.getPackageName();
                return (home.equals("hallpass.resource.key")
                                && !type.getSimpleName().matches("KeySetSource|KeySetChanged"))
                        || (home.equals("hallpass.resource.status")
                                && !type.getSimpleName().matches("TokenStatus|TokenStatuses"))
                        || (home.equals("hallpass.resource.issuer")
                                && !type.getSimpleName().matches("TrustedIssuer|TrustedIssuers"))
                        || home.equals("hallpass.resource.container")
                        || (home.equals("hallpass.resource.token")
                                && !type.getSimpleName().matches("AnyToken|Caller|LiveTokens|Roles"));
            }));

    private ResourceRules() {}

    private static ArchCondition<JavaMethod> haveExactlyOneOfPermitAllAndRolesAllowed() {
        return new ArchCondition<>("have exactly one of @PermitAll and @RolesAllowed") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean one = method.isAnnotatedWith(PermitAll.class) != method.isAnnotatedWith(RolesAllowed.class);
                events.add(new SimpleConditionEvent(method, one, method.getFullName()));
            }
        };
    }
}
