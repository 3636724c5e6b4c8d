/** The API as clients have it that openapi-generator wrote from {@code docs/openapi}. */
package hallpass.system.generated;
