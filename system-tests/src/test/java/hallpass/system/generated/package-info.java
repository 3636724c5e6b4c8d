/** The API as clients have it that openapi-generator wrote from the services' {@code META-INF/openapi.yaml}. */
package hallpass.system.generated;
