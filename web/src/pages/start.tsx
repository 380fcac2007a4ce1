export function StartPage(): React.JSX.Element {
  return <h1>Start</h1>;
}
