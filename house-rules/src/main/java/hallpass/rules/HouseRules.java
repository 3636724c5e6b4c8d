package hallpass.rules;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** All rules that a service has to keep. */
public final class HouseRules {

    @ArchTest
    static final ArchTests packages = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchTests resources = ArchTests.in(ResourceRules.class);

    @ArchTest
    static final ArchTests api = ArchTests.in(ApiRules.class);

    @ArchTest
    static final ArchTests data = ArchTests.in(DataRules.class);

    private HouseRules() {}
}
