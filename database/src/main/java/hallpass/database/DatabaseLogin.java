package hallpass.database;

import hallpass.resource.service.ThisService;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * Has JPA use the data source as the service's own user. {@code persistence.xml} names this class as EclipseLink's
 * {@code eclipselink.session-event-listener}.
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
}
