package hallpass.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables up to date: first the service's own migrations, then those of this jar, which have a history of
 * their own. In this order a service may have made a table of this jar before
 * (docs/decisions/0014-the-database-jar-migrates-itself.md).
 */
final class Schema {

    private static final String SERVICE = "classpath:db/migration";
    private static final String JAR = "classpath:db/database";
    private static final String JAR_HISTORY = "flyway_schema_history_database";

    private Schema() {}

    static void migrate(DataSource database) {
        migrate(database, SERVICE);
    }

    static void migrate(DataSource database, String serviceLocation) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations(serviceLocation)
                .load()
                .migrate();
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations(JAR)
                .table(JAR_HISTORY)
                .baselineOnMigrate(true) // the schema isn't empty: the service's tables are there
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
