package hallpass.system.servers;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For tests of the servers behind the gateway, with PostgreSQL. Without HAProxy they are skipped, and fail in CI.
 */
public final class BehindGateway extends Shared<GatewaySystem> implements ExecutionCondition {

    public BehindGateway() {
        super(GatewaySystem.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Gateway.available()
                ? ConditionEvaluationResult.enabled("haproxy is installed, or has to be")
                : ConditionEvaluationResult.disabled("haproxy is not installed: apt-get install haproxy");
    }

    @Override
    protected GatewaySystem start() throws Exception {
        return GatewaySystem.start();
    }
}
