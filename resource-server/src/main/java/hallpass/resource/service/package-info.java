/** Which service this WAR is ({@code ThisService}), and what its calls to other services have in common. */
@NullMarked
package hallpass.resource.service;

import org.jspecify.annotations.NullMarked;
