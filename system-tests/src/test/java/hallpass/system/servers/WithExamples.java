package hallpass.system.servers;

/** For tests of the sample services beside all others on one server, with embedded H2. */
public final class WithExamples extends Shared<ExamplesSystem> {

    public WithExamples() {
        super(ExamplesSystem.class);
    }

    @Override
    protected ExamplesSystem start() throws Exception {
        return ExamplesSystem.start();
    }
}
