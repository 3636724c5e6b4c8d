package hallpass.system.servers;

/** For tests of the sample services: on one server with all others, with embedded H2. */
public final class WithExamples extends Shared<ExamplesSystem> {

    public WithExamples() {
        super(ExamplesSystem.class);
    }

    @Override
    protected ExamplesSystem start() throws Exception {
        return ExamplesSystem.start();
    }
}
