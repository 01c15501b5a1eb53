/** The ways out to hospitals: MLLP and the web. What is said and to whom is decided elsewhere. */
@NullMarked
package vn.hamrong.exchange.routes.delivery;

import org.jspecify.annotations.NullMarked;
