package hallpass.auth;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import hallpass.auth.user.User;
import hallpass.rules.HouseRules;
import java.security.PrivateKey;

/** Holds what the compiler cannot: every method says whom it lets in, and private keys stay where they are. */
@AnalyzeClasses(packages = "hallpass.auth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    private static final DescribedPredicate<JavaClass> PRIVATE_KEYS = describe(
            "hold or use private keys",
            type -> type.isAssignableTo(PrivateKey.class)
                    || type.getPackageName().startsWith("com.nimbusds.jose.jwk")
                    || type.getPackageName().startsWith("com.nimbusds.jose.crypto"));

    @ArchTest
    static final ArchRule private_keys_stay_in_their_package = noClasses()
            .that()
            .resideOutsideOfPackage("hallpass.auth.key")
            .should()
            .dependOnClassesThat(PRIVATE_KEYS);

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
    static final ArchRule users_are_changed_by_few_packages_only = noClasses()
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
}
