/** {@code ./hub demo}: an invented province plays a day, and the hub prints counted proof of what it made of it. */
@NullMarked
package vn.hamrong.app.demo;

import org.jspecify.annotations.NullMarked;
