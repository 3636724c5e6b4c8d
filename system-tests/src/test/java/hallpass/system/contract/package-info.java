/**
 * The API's description against the API: good and bad requests are made from {@code /openapi}, and each answer has to
 * be one that the description allows.
 */
package hallpass.system.contract;
