package hallpass.system.generated;

import hallpass.generated.auth.ApiException;
import hallpass.generated.auth.api.OAuth20Api;
import hallpass.generated.auth.api.OwnAccountApi;
import hallpass.generated.auth.api.UsersApi;
import hallpass.generated.auth.model.NewUser;
import hallpass.generated.auth.model.TokenResponse;
import hallpass.generated.auth.model.User;
import hallpass.generated.todo.api.ExportAndImportApi;
import hallpass.generated.todo.api.ListsApi;
import hallpass.generated.todo.api.MembersApi;
import hallpass.generated.todo.api.SyncApi;
import hallpass.generated.todo.api.TasksApi;
import hallpass.generated.todo.api.ToDoAdministrationApi;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/** The generated clients of one user. Each call has the access token that the user has then. */
final class Person {

    final String email = TestUser.unusedEmail();
    final String password = TestUser.unusedPassword();
    final UsersApi users;
    final OAuth20Api oauth;
    final OwnAccountApi account;
    final ListsApi lists;
    final MembersApi members;
    final TasksApi tasks;
    final SyncApi sync;
    final ExportAndImportApi exchange;
    final ToDoAdministrationApi administration;

    private TokenResponse tokens;

    Person(Http http) {
        var auth = new hallpass.generated.auth.ApiClient();
        auth.updateBaseUri(http.base("/auth") + "/auth");
        auth.setHttpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
        auth.setRequestInterceptor(this::authorize);
        users = new UsersApi(auth);
        oauth = new OAuth20Api(auth);
        account = new OwnAccountApi(auth);
        var todo = new hallpass.generated.todo.ApiClient();
        todo.updateBaseUri(http.base("/todo") + "/todo");
        todo.setHttpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
        todo.setRequestInterceptor(this::authorize);
        lists = new ListsApi(todo);
        members = new MembersApi(todo);
        tasks = new TasksApi(todo);
        sync = new SyncApi(todo);
        exchange = new ExportAndImportApi(todo);
        administration = new ToDoAdministrationApi(todo);
    }

    static Person signedIn(Http http) throws ApiException {
        Person person = new Person(http);
        person.register();
        person.signIn();
        return person;
    }

    User register() throws ApiException {
        return users.register(new NewUser().email(email).password(password).name("Somebody"), null);
    }

    TokenResponse signIn() throws ApiException {
        tokens = oauth.token("password", email, password, null, null, null, null, null, null, null, null, null, null);
        return tokens;
    }

    TokenResponse refresh() throws ApiException {
        tokens = oauth.token(
                "refresh_token",
                null,
                null,
                tokens.getRefreshToken(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return tokens;
    }

    void signOut() throws ApiException {
        oauth.revoke(tokens.getRefreshToken(), null, null, null, null, null);
    }

    private void authorize(HttpRequest.Builder request) {
        if (tokens != null) {
            request.header("Authorization", "Bearer " + tokens.getAccessToken());
        }
    }
}
