package hallpass.database;

import hallpass.resource.service.ThisService;
import java.sql.Types;
import java.util.UUID;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * Has JPA use the data source as the service's own user, and bind a missing UUID so that both databases take it.
 * {@code persistence.xml} names this class as EclipseLink's {@code eclipselink.session-event-listener}.
 */
public class DatabaseLogin extends SessionEventAdapter {

    @Override
    public void preLogin(SessionEvent event) {
        if (event.getSession().getDatasourceLogin() instanceof DatasourceLogin login
                && login.getConnector() instanceof JNDIConnector connector
                && !(connector.getDataSource() instanceof ServiceUser)) {
            connector.setDataSource(ServiceUser.of(new ThisService().name(), connector.getDataSource()));
        }
    }

    /** EclipseLink has no type for UUIDs and binds null as a text, which PostgreSQL puts into no such column. */
    @Override
    public void postLogin(SessionEvent event) {
        event.getSession().getDescriptors().values().stream()
                .flatMap(descriptor -> descriptor.getMappings().stream())
                .filter(mapping ->
                        mapping.isDirectToFieldMapping() && mapping.getAttributeClassification() == UUID.class)
                .forEach(mapping -> mapping.getField().setSqlType(Types.OTHER));
    }
}
