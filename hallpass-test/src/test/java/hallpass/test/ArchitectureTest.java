package hallpass.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The jar is in tests of any service, so it brings as little as it can. */
@AnalyzeClasses(packages = "hallpass.test", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule it_needs_the_jdk_and_one_library = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "hallpass.resource..", "com.ibm..", "io.openliberty..");

    @ArchTest
    static final ArchRule without_junit_only_the_extension_is_missing = noClasses()
            .that()
            .doNotHaveSimpleName("Hallpass")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");
}
