package hallpass.system.servers;

/** For tests of a server for each service, with PostgreSQL. */
public final class SeparateServers extends Shared<SeparateSystem> {

    public SeparateServers() {
        super(SeparateSystem.class);
    }

    @Override
    protected SeparateSystem start() throws Exception {
        return SeparateSystem.start("separate", true);
    }
}
