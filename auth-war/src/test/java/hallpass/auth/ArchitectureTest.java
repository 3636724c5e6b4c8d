package hallpass.auth;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import hallpass.auth.user.User;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.security.PrivateKey;

/** Holds what the compiler cannot: every method says whom it lets in, and private keys stay where they are. */
@AnalyzeClasses(packages = "hallpass.auth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaMethod> RESOURCE_METHOD =
            describe("answer requests", method -> method.getAnnotations().stream()
                    .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));

    private static final DescribedPredicate<JavaClass> PRIVATE_KEYS = describe(
            "hold or use private keys",
            type -> type.isAssignableTo(PrivateKey.class)
                    || type.getPackageName().startsWith("com.nimbusds.jose.jwk")
                    || type.getPackageName().startsWith("com.nimbusds.jose.crypto"));

    @ArchTest
    static final ArchRule resources_are_closed_unless_a_method_opens = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(DenyAll.class)
            .andShould()
            .beAnnotatedWith(RequestScoped.class)
            .andShould()
            .bePublic();

    @ArchTest
    static final ArchRule every_resource_method_says_whom_it_serves =
            methods().that(RESOURCE_METHOD).should(sayOnceWhomTheyServe());

    @ArchTest
    static final ArchRule private_keys_stay_in_their_package = noClasses()
            .that()
            .resideOutsideOfPackage("hallpass.auth.key")
            .should()
            .dependOnClassesThat(PRIVATE_KEYS);

    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("hallpass.auth.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule users_know_no_sessions = noClasses()
            .that()
            .resideInAnyPackage(
                    "hallpass.auth.user",
                    "hallpass.auth.credential",
                    "hallpass.auth.account",
                    "hallpass.auth.administration",
                    "hallpass.auth.registration",
                    "hallpass.auth.external",
                    "hallpass.auth.lookup")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hallpass.auth.session", "hallpass.auth.token", "hallpass.auth.grant", "hallpass.auth.browser");

    /** A method of a user that returns nothing changes the user. */
    @ArchTest
    static final ArchRule users_are_changed_in_their_own_rooms_only = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "hallpass.auth.user",
                    "hallpass.auth.account",
                    "hallpass.auth.administration",
                    "hallpass.auth.external",
                    "hallpass.auth.mail")
            .should()
            .callMethodWhere(describe(
                    "change a user",
                    call -> call.getTargetOwner().isEquivalentTo(User.class)
                            && call.getTarget().getRawReturnType().isEquivalentTo(void.class)));

    @ArchTest
    static final ArchRule keys_know_nobody = noClasses()
            .that()
            .resideInAPackage("hallpass.auth.key")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hallpass.auth.user", "hallpass.auth.session", "hallpass.auth.token", "hallpass.auth.credential");

    private static ArchCondition<JavaMethod> sayOnceWhomTheyServe() {
        return new ArchCondition<>("have exactly one of @PermitAll and @RolesAllowed") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean once = method.isAnnotatedWith(PermitAll.class) != method.isAnnotatedWith(RolesAllowed.class);
                events.add(new SimpleConditionEvent(method, once, method.getFullName()));
            }
        };
    }
}
