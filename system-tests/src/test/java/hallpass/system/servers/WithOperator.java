package hallpass.system.servers;

/** For tests of what an operator changes while the server runs: on an auth server, with embedded H2. */
public final class WithOperator extends Shared<OperatedSystem> {

    public WithOperator() {
        super(OperatedSystem.class);
    }

    @Override
    protected OperatedSystem start() throws Exception {
        return new OperatedSystem();
    }
}
