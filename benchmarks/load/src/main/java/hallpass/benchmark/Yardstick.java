package hallpass.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * The least that a token can cost: CPU milliseconds of this process for one signature, and for one row that is written
 * and committed with the configuration of the services' databases.
 */
record Yardstick(double signatureMillis, double commitMillis) {

    private static final byte[] TOKEN = new byte[700];

    /** @param time how long each of them is measured, after a warm-up of the same length */
    static Yardstick measure(Duration time) throws Exception {
        return new Yardstick(signatures(time), commits(time));
    }

    private static double signatures(Duration time) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        return cpuMillis(time, () -> sign(keys));
    }

    private static int sign(KeyPair keys) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(TOKEN);
        return signature.sign().length;
    }

    private static double commits(Duration time) throws Exception {
        Path folder = Files.createTempDirectory("yardstick");
        try (Connection database =
                DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("commits") + ";WRITE_DELAY=0")) {
            database.createStatement().execute("create table spent (id bigint primary key, token varchar(43))");
            database.setAutoCommit(false);
            long[] id = {0};
            return cpuMillis(time, () -> commit(database, id[0]++));
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static int commit(Connection database, long id) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement("insert into spent values (?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, "x".repeat(43));
            int rows = insert.executeUpdate();
            database.commit();
            return rows;
        }
    }

    /** @return CPU of the whole process, since a database also works in threads of its own */
    private static double cpuMillis(Duration time, Callable<Integer> work) throws Exception {
        repeat(time, work);
        long before = processCpuNanos();
        long times = repeat(time, work);
        return (processCpuNanos() - before) / 1e6 / times;
    }

    private static long repeat(Duration time, Callable<Integer> work) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        long times = 0;
        while (System.nanoTime() < end) {
            times += work.call() > 0 ? 1 : 0;
        }
        return times;
    }

    private static long processCpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
