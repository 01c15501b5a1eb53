/**
 * The insurer's portal as a hospital's HIS knows it, answered by the hub: login, submission, look-up. Paths and field names
 * are the portal's own (CV 1245/BHXH-CNTT), so that a HIS only changes the host.
 */
@NullMarked
package vn.hamrong.exchange.routes.portal;

import org.jspecify.annotations.NullMarked;
