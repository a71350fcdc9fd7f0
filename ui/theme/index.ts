import "./tokens.css";
import "./ground.css";
import "./nhsuk.scss";
import "./fit.css";
import "./layout.css";
