package hallpass.system.attack;

import hallpass.system.servers.Shared;
import java.util.Map;

/** For attacks on a to-do server of its own. */
public final class AttackedTodo extends Shared<Attacked> {

    public AttackedTodo() {
        super(Attacked.class);
    }

    @Override
    protected Attacked start() throws Exception {
        return Attacked.start("todo", Map.of());
    }
}
