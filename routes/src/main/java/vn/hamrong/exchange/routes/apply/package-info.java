/** From the journal to the record: takes the heads of lanes in batches, converts them, joins the patient, applies. */
@NullMarked
package vn.hamrong.exchange.routes.apply;

import org.jspecify.annotations.NullMarked;
