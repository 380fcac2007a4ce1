export function TrustPage(): React.JSX.Element {
  return <h1>Trust</h1>;
}
