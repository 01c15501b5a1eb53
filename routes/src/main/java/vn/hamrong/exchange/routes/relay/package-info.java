/** From the outbox to the insurer's own portal (CV 1245/BHXH-CNTT), for hospitals that have it so. */
@NullMarked
package vn.hamrong.exchange.routes.relay;

import org.jspecify.annotations.NullMarked;
