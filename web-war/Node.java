import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code node} with the given arguments, and says what to do if there is none. */
class Node {
    public static void main(String[] args) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(args));
        try {
            System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
        } catch (IOException noSuchProgram) {
            System.err.println("The page needs Node 20.19 or newer, and there is no 'node' on the PATH. Install it,"
                    + " or build without the page:"
                    + " -Dskip.web=true");
            System.exit(1);
        }
    }
}
